/**
 * SOAP: the one operation of integration platforms, an event's code and an XML text. What is done
 * at which code, and where values stand in its XML, is the listener's data.
 */
@NullMarked
package org.anjuan.ingest.message.soap;

import org.jspecify.annotations.NullMarked;
