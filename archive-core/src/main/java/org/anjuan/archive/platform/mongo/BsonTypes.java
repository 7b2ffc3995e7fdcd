package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** How values lie in the embedded store's file: as BSON, ordered as MongoDB orders them. */
final class BsonTypes {

  static final BasicDataType<Document> DOCUMENT = new DocumentType();
  static final BasicDataType<Object> ID = new IdType();
  static final BasicDataType<KeyValue> KEY = new KeyType();

  private static final int OVERHEAD = 48;
  private static final String ONLY_FIELD = "";

  private BsonTypes() {}

  /** As MongoDB orders values; nearly all are texts, which need not be asked for their kind. */
  private static int order(@Nullable Object a, @Nullable Object b) {
    return a instanceof String one && b instanceof String other
        ? one.compareTo(other)
        : ValueComparator.ascWithoutListHandling().compare(a, b);
  }

  private static void writeBson(WriteBuffer buffer, Map<String, ?> document) {
    var bson = Unpooled.buffer(256);
    BsonEncoder.encodeDocument(document, bson);
    buffer.putVarInt(bson.readableBytes());
    buffer.put(bson.nioBuffer());
  }

  private static Document readBson(ByteBuffer buffer) {
    int length = DataUtils.readVarInt(buffer);
    var document = BsonDecoder.decodeBson(Unpooled.wrappedBuffer(buffer.slice().limit(length)));
    buffer.position(buffer.position() + length);
    return document;
  }

  /** A rough size in memory: the store's cache counts with it. */
  private static int memory(Object value) {
    return switch (value) {
      case String text -> OVERHEAD + 2 * text.length();
      case BinData data -> OVERHEAD + data.getData().length;
      case Map<?, ?> map -> {
        int sum = OVERHEAD;
        for (var entry : map.entrySet()) {
          sum += OVERHEAD + (entry.getValue() == null ? 0 : memory(entry.getValue()));
        }
        yield sum;
      }
      case Collection<?> list -> {
        int sum = OVERHEAD;
        for (var item : list) {
          sum += item == null ? 0 : memory(item);
        }
        yield sum;
      }
      default -> OVERHEAD;
    };
  }

  private static final class DocumentType extends BasicDataType<Document> {
    @Override
    public int getMemory(Document document) {
      return memory(document);
    }

    @Override
    public void write(WriteBuffer buffer, Document document) {
      writeBson(buffer, document);
    }

    @Override
    public Document read(ByteBuffer buffer) {
      return readBson(buffer);
    }

    @Override
    public Document[] createStorage(int size) {
      return new Document[size];
    }
  }

  private static final class IdType extends BasicDataType<Object> {
    @Override
    public int getMemory(Object id) {
      return memory(id);
    }

    @Override
    public void write(WriteBuffer buffer, Object id) {
      writeBson(buffer, new Document(ONLY_FIELD, id));
    }

    @Override
    public Object read(ByteBuffer buffer) {
      return Objects.requireNonNull(readBson(buffer).get(ONLY_FIELD));
    }

    @Override
    public Object[] createStorage(int size) {
      return new Object[size];
    }

    @Override
    public int compare(Object a, Object b) {
      return order(a, b);
    }
  }

  private static final class KeyType extends BasicDataType<KeyValue> {
    @Override
    public int getMemory(KeyValue key) {
      int sum = OVERHEAD;
      for (var value : key) {
        sum += value == null ? 0 : memory(value);
      }
      return sum;
    }

    @Override
    public void write(WriteBuffer buffer, KeyValue key) {
      var fields = new Document();
      for (int i = 0; i < key.size(); i++) {
        fields.append(Integer.toString(i), key.get(i));
      }
      writeBson(buffer, fields);
    }

    @Override
    public KeyValue read(ByteBuffer buffer) {
      return new KeyValue(readBson(buffer).values());
    }

    @Override
    public KeyValue[] createStorage(int size) {
      return new KeyValue[size];
    }

    /** Value by value; a key that only begins another comes before it. */
    @Override
    public int compare(KeyValue a, KeyValue b) {
      int common = Math.min(a.size(), b.size());
      for (int i = 0; i < common; i++) {
        int order = order(a.get(i), b.get(i));
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(a.size(), b.size());
    }
  }
}
