/**
 * The way out: to which addresses this archive may call, whoever in it calls, and a client that
 * keeps to them.
 *
 * <p>An address that an administrator types must not lead to the machine itself, to its neighbours
 * on the link or to a cloud's metadata; nor may a name do so that points elsewhere a moment later.
 * Private addresses are allowed: hospitals' systems have them.
 */
@NullMarked
package org.anjuan.archive.platform.outgoing;

import org.jspecify.annotations.NullMarked;
