package org.anjuan.ingest.message;

/** A message that can't be handled: why, and which part of it; never the value. */
public final class MessageRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final MessageFault fault;
  private final String part;

  public MessageRefused(MessageFault fault, String part) {
    super(fault + ": " + part);
    this.fault = fault;
    this.part = part;
  }

  public MessageFault fault() {
    return fault;
  }

  public String part() {
    return part;
  }
}
