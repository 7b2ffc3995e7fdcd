package org.anjuan.ingest.message.hl7;

/**
 * Where an embedded file stands in a message.
 *
 * @param start its first character, counted from the message's beginning
 * @param length how many characters it takes
 */
record EmbeddedFile(long start, long length) {}
