/**
 * The application as a process: started, killed, cut off from its engines, walked through by
 * people. Everything is seen through its interface, as a hospital sees it; only what no interface
 * shows, the blobs that lie in the store, is looked up in the data folder once the process has
 * ended.
 */
@NullMarked
package org.anjuan.web.process;

import org.jspecify.annotations.NullMarked;
