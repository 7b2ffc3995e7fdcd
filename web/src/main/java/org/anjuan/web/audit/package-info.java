/**
 * The audit administrator's view of the trail: search in its projection, verification of the trail
 * itself.
 */
@NullMarked
package org.anjuan.web.audit;

import org.jspecify.annotations.NullMarked;
