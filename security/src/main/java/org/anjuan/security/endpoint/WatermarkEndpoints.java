package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.WATERMARK_READ;
import static org.anjuan.archive.access.Right.WATERMARK_SET;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;
import static org.anjuan.security.endpoint.Rule.put;

import java.util.List;
import org.springframework.stereotype.Component;

/** Watermarks. */
@Component
final class WatermarkEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        get("/api/watermark/templates", WATERMARK_SET),
        get("/api/watermark/templates/{campus}/history", WATERMARK_SET),
        put("/api/watermark/templates/{campus}", WATERMARK_SET),
        post("/api/watermark/preview", WATERMARK_SET),
        post("/api/watermark/reading", WATERMARK_READ));
  }
}
