/**
 * The library of clinical stories, the laboratory's panels, and the dice and templates that make
 * each patient another.
 */
@NullMarked
package org.anjuan.demo.story;

import org.jspecify.annotations.NullMarked;
