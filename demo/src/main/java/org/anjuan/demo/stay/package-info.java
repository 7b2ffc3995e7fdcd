/**
 * One patient's stay: a story made this patient's own, with every number rolled once, so that all
 * papers agree.
 */
@NullMarked
package org.anjuan.demo.stay;

import org.jspecify.annotations.NullMarked;
