/** The application. */
@NullMarked
package org.anjuan.web;

import org.jspecify.annotations.NullMarked;
