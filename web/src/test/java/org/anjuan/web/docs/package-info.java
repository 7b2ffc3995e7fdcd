/** What the papers say, held against the code. */
package org.anjuan.web.docs;
