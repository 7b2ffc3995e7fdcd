package org.anjuan.archive.watermark;

/** Somebody else has changed the template meanwhile. */
public final class TemplateChanged extends RuntimeException {
  private static final long serialVersionUID = 1;

  TemplateChanged() {
    super("the template has another version by now");
  }
}
