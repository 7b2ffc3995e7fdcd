package org.anjuan.archive.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a source told of a document together with the bytes of one version. */
record Description(
    Told<CategoryCode> category,
    Told<String> title,
    @Nullable Told<String> author,
    @Nullable Told<String> department,
    @Nullable Told<Instant> createdAt) {

  /** Where the last of these statements stands; each names category and title. */
  SourceMoment at() {
    return title.at();
  }

  /** This, and what was said with the same bytes again; a source's silence takes nothing back. */
  Description and(Description said) {
    return new Description(
        category.or(said.category),
        title.or(said.title),
        Told.later(author, said.author),
        Told.later(department, said.department),
        Told.later(createdAt, said.createdAt));
  }
}
