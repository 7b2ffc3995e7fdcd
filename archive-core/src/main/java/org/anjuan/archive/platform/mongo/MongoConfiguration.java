package org.anjuan.archive.platform.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.anjuan.archive.platform.DataFolder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/**
 * Offers the store of records as beans. Spring Boot's own MongoDB modules are not needed; where
 * they are present they step back, because a {@link MongoClient} is there already.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MongoProperties.class)
class MongoConfiguration {

  @Bean
  MongoConnection mongoConnection(MongoProperties properties, DataFolder data) {
    var uri = properties.uri();
    return uri == null
        ? MongoConnection.embedded(data.folder("mongo"), properties.database())
        : MongoConnection.external(uri, properties.database());
  }

  @Bean(destroyMethod = "")
  MongoClient mongoClient(MongoConnection connection) {
    return connection.client();
  }

  @Bean
  MongoDatabase mongoDatabase(MongoConnection connection) {
    return connection.database();
  }

  @Bean
  MongoDatabaseFactory mongoDatabaseFactory(MongoClient client, MongoDatabase database) {
    return new SimpleMongoClientDatabaseFactory(client, database.getName());
  }

  @Bean
  MongoTemplate mongoTemplate(MongoDatabaseFactory databases) {
    return RecordMapping.template(databases);
  }
}
