package org.anjuan.archive.vault;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Clock;
import org.anjuan.archive.platform.DataFolder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({VaultProperties.class, KeyProperties.class})
class VaultConfiguration {

  @Bean
  RingOfKeys keyRing(KeyProperties properties, DataFolder data, MongoDatabase database) {
    var file = properties.file();
    var ring =
        new KeyFile(file == null ? data.folder("keys").resolve("anjuan.p12") : Path.of(file))
            .openOrMake(properties.password());
    checkThatTheyBelongTogether(ring, database);
    return ring;
  }

  /** The first start leaves a fingerprint of the ring in the database. */
  static void checkThatTheyBelongTogether(RingOfKeys ring, MongoDatabase database) {
    var known = database.getCollection("vault.keyring");
    var fingerprint = ring.keyedHash().of("anjuan.vault.keyring", "fingerprint");
    known.updateOne(
        eq("_id", "fingerprint"),
        Updates.setOnInsert("value", fingerprint),
        new UpdateOptions().upsert(true));
    var found = known.find(eq("_id", "fingerprint")).first();
    if (found == null || !fingerprint.equals(found.getString("value"))) {
      throw new KeyRingMismatch();
    }
  }

  @Bean
  KeyedHash keyedHash(RingOfKeys ring) {
    return ring.keyedHash();
  }

  @Bean
  ArchiveSeal archiveSeal(RingOfKeys ring) {
    return ring.seal();
  }

  @Bean
  FieldCipher fieldCipher(RingOfKeys ring) {
    return new RingFieldCipher(ring);
  }

  @Bean
  VaultBucket vaultBucket(MongoDatabase database) {
    var bucket = new VaultBucket(database);
    bucket.createIndexes();
    return bucket;
  }

  @Bean
  Vault vault(
      VaultBucket bucket,
      RingOfKeys keys,
      VaultProperties properties,
      ObjectProvider<Clock> clock) {
    return new GridFsVault(
        bucket,
        keys,
        properties.suite(),
        Math.toIntExact(properties.segment().toBytes()),
        clock.getIfUnique(Clock::systemUTC));
  }

  @Bean
  OrphanSweep orphanSweep(
      VaultBucket bucket, ObjectProvider<BlobReferences> references, ObjectProvider<Clock> clock) {
    return new OrphanSweep(
        bucket, references.orderedStream().toList(), clock.getIfUnique(Clock::systemUTC));
  }

  @Bean(destroyMethod = "close")
  SweepTimer sweepTimer(OrphanSweep sweep, VaultProperties properties) {
    return new SweepTimer(sweep, properties.orphanAge());
  }
}
