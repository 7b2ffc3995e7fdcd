package org.anjuan.ingest.message;

import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.Category;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.platform.Identifiers;
import org.springframework.stereotype.Component;

/**
 * What sources call documents. A replacement has an identifier of its own at its source, and is a
 * version of the first document here.
 */
@Component
public class DocumentNames {
  private static final String KIND = "document-name";

  private final Identifiers identifiers;
  private final Categories categories;

  DocumentNames(Identifiers identifiers, Categories categories) {
    this.identifiers = identifiers;
    this.categories = categories;
  }

  /** The document that an identifier means. */
  public SourceKey find(String system, String id) {
    var known = identifiers.find(KIND, key(system, id));
    return new SourceKey(system, known.orElse(id));
  }

  /** Notes that {@code id} replaces a document; returns the document it means from now on. */
  public SourceKey replace(String system, String id, String replaced) {
    var first = find(system, replaced).documentId();
    if (id.equals(first)) {
      return new SourceKey(system, first);
    }
    return new SourceKey(system, identifiers.claim(KIND, key(system, id), first));
  }

  /** The code of the category of this very name, else the word itself: the map may know it. */
  public String category(String word) {
    return categories.all().stream()
        .filter(known -> known.name().equals(word))
        .map(Category::code)
        .findFirst()
        .map(code -> code.value())
        .orElse(word);
  }

  private static String key(String system, String id) {
    return new SourceKey(system, id).system() + "|" + id;
  }
}
