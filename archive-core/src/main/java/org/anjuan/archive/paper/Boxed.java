package org.anjuan.archive.paper;

import java.time.Instant;
import org.anjuan.archive.record.RecordId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** In which box a record's paper lies: in one at most. */
@Document("paper-boxed")
public record Boxed(@Id RecordId record, BoxId box, Instant at, String by) {}
