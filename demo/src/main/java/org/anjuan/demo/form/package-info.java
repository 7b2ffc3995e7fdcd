/** The hospital's forms: which papers a stay has, and what stands on each. */
@NullMarked
package org.anjuan.demo.form;

import org.jspecify.annotations.NullMarked;
