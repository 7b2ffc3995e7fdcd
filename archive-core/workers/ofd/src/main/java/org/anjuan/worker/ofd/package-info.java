/**
 * OFD (GB/T 33190) by way of OFDRW, wholly in memory.
 *
 * <p>OFDRW works on an unpacked package in a folder, with paths made from strings. This worker's
 * default file system is therefore {@link org.anjuan.worker.ofd.PackagesInMemory}: paths below one
 * prefix live in memory, where packages are unpacked under our own limits. Nothing of a document
 * touches a disk, and a path in a document, however many {@code ..} it has, can't leave the memory.
 */
@NullMarked
package org.anjuan.worker.ofd;

import org.jspecify.annotations.NullMarked;
