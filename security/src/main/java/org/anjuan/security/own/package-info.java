/** What people do with their own accounts: password, second factor, sessions, devices, log-ins. */
@NullMarked
package org.anjuan.security.own;

import org.jspecify.annotations.NullMarked;
