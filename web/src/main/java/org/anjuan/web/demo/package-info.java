/** The demonstration hospital on a first start; off unless asked for. */
@NullMarked
package org.anjuan.web.demo;

import org.jspecify.annotations.NullMarked;
