/**
 * The rule book over HTTP: grants, category templates and rules, tags and their rules, network
 * places, the simulator, and the marking of records.
 */
@NullMarked
package org.anjuan.web.access;

import org.jspecify.annotations.NullMarked;
