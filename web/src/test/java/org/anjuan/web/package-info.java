/** The application from outside. */
package org.anjuan.web;
