/**
 * What the security administrator sets on screen: rules for passwords, sessions, the second factor
 * and abnormal log-ins. One document with a version, read by every node.
 */
@NullMarked
package org.anjuan.security.rules;

import org.jspecify.annotations.NullMarked;
