package org.anjuan.ingest.message;

import org.anjuan.archive.document.Channel;

/** In which language a system talks to us. */
public enum Protocol {
  /** HL7 version 2 over MLLP, on a port of its own. */
  HL7(Channel.HL7, true),
  /** Files with a header over TCP, on a port of its own. */
  STREAM(Channel.STREAM, true),
  SOAP(Channel.SOAP, false),
  FHIR(Channel.FHIR, false),
  /** Files of rows in a folder: departments, staff, patients, stays. */
  TABLE(Channel.FOLDER, false),
  /** The same rows from a view of a database, which is asked on a schedule. */
  VIEW(Channel.DATABASE, false);

  private final Channel channel;
  private final boolean ownPort;

  Protocol(Channel channel, boolean ownPort) {
    this.channel = channel;
    this.ownPort = ownPort;
  }

  public Channel channel() {
    return channel;
  }

  /** Whether it needs a port; else it comes through the application's own door. */
  public boolean hasOwnPort() {
    return ownPort;
  }

  /** Whether it brings rows of one subject. */
  public boolean isOfRows() {
    return this == TABLE || this == VIEW;
  }
}
