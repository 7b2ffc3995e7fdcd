package org.anjuan.archive.platform.mongo;

import org.bson.conversions.Bson;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.DefaultDbRefResolver;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/**
 * How records become documents: field by field, no {@code _class} on a document itself (its
 * collection says what it is), {@code _class} inside only where a field's declared type leaves it
 * open. Indexes are never made by mapping: every repository makes its own, knowingly.
 */
public final class RecordMapping {

  private RecordMapping() {}

  /** A template that maps in this manner. */
  public static MongoTemplate template(MongoDatabaseFactory databases) {
    var conversions = new MongoCustomConversions(TextValues.converters());
    var context = new MongoMappingContext();
    context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
    context.setAutoIndexCreation(false);
    context.afterPropertiesSet();
    var converter = new MappingMongoConverter(new DefaultDbRefResolver(databases), context);
    converter.setCustomConversions(conversions);
    converter.setTypeMapper(new OpenTypesOnly());
    converter.afterPropertiesSet();
    return new MongoTemplate(databases, converter);
  }

  /** The converter names a document's own type by its type information, an open field by class. */
  private static final class OpenTypesOnly extends DefaultMongoTypeMapper {

    @Override
    public void writeType(TypeInformation<?> documentType, Bson sink) {}

    @Override
    public void writeType(Class<?> openFieldType, Bson sink) {
      super.writeType(TypeInformation.of(openFieldType), sink);
    }
  }
}
