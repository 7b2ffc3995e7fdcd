package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.RECORD_SEARCH;
import static org.anjuan.archive.access.Right.RECORD_TRACE;
import static org.anjuan.archive.access.Right.RECORD_VIEW;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;

import java.util.List;
import org.springframework.stereotype.Component;

/** Records and documents: finding, seeing, what has been done with them. */
@Component
final class RecordEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        get("/api/search", RECORD_SEARCH),
        get("/api/records", RECORD_SEARCH),
        get("/api/records/{id}", RECORD_VIEW),
        get("/api/records/{id}/documents", RECORD_VIEW),
        get("/api/documents/{id}", RECORD_VIEW),
        get("/api/documents/{id}/versions/{n}/pages/{p}", RECORD_VIEW),
        get("/api/documents/{id}/versions/{n}/pages/{p}/thumbnail", RECORD_VIEW),
        get("/api/documents/{id}/versions/{n}/text", RECORD_VIEW),
        get("/api/documents/{id}/versions/{n}/find", RECORD_VIEW),
        get("/api/documents/{id}/versions/{n}/changes", RECORD_VIEW),
        // a video is viewed by its bytes; of all else the object check asks for the download right
        get("/api/documents/{id}/versions/{n}/content", RECORD_VIEW),
        get("/api/documents/{id}/versions/{n}/film", RECORD_VIEW),
        get("/api/documents/{id}/versions/{n}/poster", RECORD_VIEW),
        // the object check asks for the download right
        get("/api/documents/{id}/versions/{n}/enclosed/{k}", RECORD_VIEW),
        post("/api/viewings", RECORD_VIEW),
        get("/api/records/{id}/trace", RECORD_TRACE));
  }
}
