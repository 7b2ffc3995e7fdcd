/**
 * Channels that are pulled: how a collector reaches its source, and the port that all of them meet.
 *
 * <p>{@link org.anjuan.ingest.collect.channel.ChannelSettings} says how to speak with a source;
 * what is secret of that is kept apart ({@link org.anjuan.ingest.collect.channel.Secret}). {@link
 * org.anjuan.ingest.collect.channel.PullChannel} is the port: list, open, acknowledge. One contract
 * suite holds every adapter to it. A kind of source to which sources push (HL7, SOAP, FHIR) is not
 * a channel here: it has no list.
 */
@NullMarked
package org.anjuan.ingest.collect.channel;

import org.jspecify.annotations.NullMarked;
