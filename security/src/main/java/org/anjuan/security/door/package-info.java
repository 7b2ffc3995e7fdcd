/**
 * The doors themselves: filter chains for browsers and for systems, headers, and the answers of
 * refusal.
 */
@NullMarked
package org.anjuan.security.door;

import org.jspecify.annotations.NullMarked;
