/** Collection stations: what they call, and what people see of them and change. */
@NullMarked
package org.anjuan.web.station;

import org.jspecify.annotations.NullMarked;
