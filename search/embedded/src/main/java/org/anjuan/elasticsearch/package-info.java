/**
 * The Elasticsearch server in this process: what is loaded by the class loader of its own and
 * starts the node. The application sees only JDK types of it.
 */
@NullMarked
package org.anjuan.elasticsearch;

import org.jspecify.annotations.NullMarked;
