/** The doors, tried on a real server. */
package org.anjuan.security;
