/** Single sign-on with peers that really speak the protocols: each listens on this machine. */
package org.anjuan.security.sso;
