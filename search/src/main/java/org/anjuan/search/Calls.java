package org.anjuan.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;

/**
 * Asks Elasticsearch; what goes wrong becomes {@link SearchUnavailable} without repeating patient
 * data.
 */
final class Calls {

  /** One request. */
  interface Call<T> {
    T run() throws IOException;
  }

  private Calls() {}

  static <T> T call(Call<T> request) {
    try {
      return request.run();
    } catch (ElasticsearchException e) {
      // The server's reason may quote a document or a question: only its type is told.
      throw SearchUnavailable.refused(e.error().type(), e.status());
    } catch (IOException e) {
      throw SearchUnavailable.noAnswer(e);
    }
  }

  /** The answer, or {@code otherwise} when the index or alias is not there. */
  static <T> T callOrElse(T otherwise, Call<T> request) {
    try {
      return request.run();
    } catch (ElasticsearchException e) {
      if (e.status() == 404) {
        return otherwise;
      }
      throw SearchUnavailable.refused(e.error().type(), e.status());
    } catch (IOException e) {
      throw SearchUnavailable.noAnswer(e);
    }
  }
}
