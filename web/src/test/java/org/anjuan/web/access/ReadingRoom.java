package org.anjuan.web.access;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.RETURNS_MOCKS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Optional;
import org.anjuan.archive.document.DerivedPages;
import org.anjuan.archive.export.ExportJob;
import org.anjuan.archive.export.StampedCopies;
import org.anjuan.archive.format.DocumentFormat;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.format.PageImage;
import org.anjuan.archive.format.StampedImage;
import org.anjuan.archive.platform.Identifiers;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.KeyRingFixture;
import org.anjuan.archive.vault.KeyedHash;
import org.anjuan.archive.vault.StoredBlob;
import org.anjuan.archive.vault.Vault;
import org.anjuan.archive.watermark.Watermarking;
import org.anjuan.search.PageSearch;
import org.anjuan.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The doors with the real rule book, records and documents behind them. What draws and decrypts is
 * hollow: here it matters only whether it is asked.
 */
@Import({Doors.class, Identifiers.class})
@ComponentScan(
    basePackages = {
      "org.anjuan.web.access",
      "org.anjuan.web.record",
      "org.anjuan.web.document",
      "org.anjuan.web.export",
      "org.anjuan.web.problem",
      "org.anjuan.archive.record",
      "org.anjuan.archive.document",
      "org.anjuan.archive.export",
      "org.anjuan.archive.organisation",
      "org.anjuan.archive.work"
    },
    excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = DerivedPages.class))
public class ReadingRoom {

  @Bean
  KeyedHash keyedHash() {
    return KeyRingFixture.keyedHash();
  }

  @Bean
  Watermarking watermarking() {
    return mock(Watermarking.class, RETURNS_MOCKS);
  }

  @Bean
  Vault vault() {
    return mock(Vault.class, RETURNS_DEEP_STUBS);
  }

  @Bean
  PageSearch pageSearch() {
    return mock(PageSearch.class, RETURNS_DEEP_STUBS);
  }

  @Bean
  StampedImage stampedImage() {
    var stamped = mock(StampedImage.class);
    when(stamped.burn(any(), any())).thenReturn(new byte[] {1});
    return stamped;
  }

  @Bean
  DerivedPages derivedPages() {
    var pages = mock(DerivedPages.class);
    when(pages.thumbnail(any(), anyInt())).thenReturn(Optional.of(new byte[] {1}));
    return pages;
  }

  private static StoredBlob stored() {
    return new StoredBlob(new BlobId(RecordId.next().value()), 5, "0".repeat(64));
  }

  @Bean
  FormatWorkers formatWorkers() {
    var workers = mock(FormatWorkers.class);
    when(workers.page(any(), any(), any(), anyInt(), any()))
        .thenReturn(new PageImage(1, 1, new byte[] {1}));
    when(workers.enclosed(any(), any(), any(), anyInt())).thenReturn(new byte[] {1});
    when(workers.copy(any(), any(), any(), any(), any(), any()))
        .thenAnswer(asked -> new StampedCopies.Copy(stored(), DocumentFormat.PDF, 1, true));
    when(workers.bind(any(), any())).thenReturn(new ExportJob.Bound(stored().id(), 9, "", 2));
    return workers;
  }
}
