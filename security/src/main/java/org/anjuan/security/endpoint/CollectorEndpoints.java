package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.CATEGORY_MAP_MANAGE;
import static org.anjuan.archive.access.Right.COLLECTOR_MANAGE;
import static org.anjuan.archive.access.Right.COLLECTOR_RUN;
import static org.anjuan.archive.access.Right.INTAKE_PUSH;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;
import static org.anjuan.security.endpoint.Rule.put;

import java.util.List;
import org.springframework.stereotype.Component;

/** Collectors and the category map. */
@Component
final class CollectorEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        get("/api/collectors", COLLECTOR_RUN),
        post("/api/collectors", COLLECTOR_MANAGE),
        post("/api/collectors/events", INTAKE_PUSH),
        get("/api/collectors/{id}", COLLECTOR_MANAGE),
        put("/api/collectors/{id}", COLLECTOR_MANAGE),
        get("/api/collectors/{id}/versions", COLLECTOR_MANAGE),
        post("/api/collectors/{id}/pause", COLLECTOR_MANAGE),
        post("/api/collectors/{id}/trial", COLLECTOR_MANAGE),
        get("/api/collectors/{id}/state", COLLECTOR_RUN),
        get("/api/collectors/{id}/runs", COLLECTOR_RUN),
        post("/api/collectors/{id}/runs", COLLECTOR_RUN),
        get("/api/collectors/{id}/items", COLLECTOR_RUN),
        post("/api/collectors/{id}/items/retry", COLLECTOR_RUN),
        get("/api/category-map", CATEGORY_MAP_MANAGE),
        get("/api/category-map/codes", CATEGORY_MAP_MANAGE),
        put("/api/category-map", CATEGORY_MAP_MANAGE),
        post("/api/category-map/removal", CATEGORY_MAP_MANAGE),
        get("/api/category-map/export", CATEGORY_MAP_MANAGE),
        post("/api/category-map/import", CATEGORY_MAP_MANAGE));
  }
}
