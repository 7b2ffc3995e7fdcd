package org.anjuan.worker.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.worker.paper.Block;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Takes the XHTML that Tika makes of a document, as blocks. */
final class OfficeHandler extends DefaultHandler {

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
  private static final Set<String> BLOCKS = Set.of("p", "li", "div", "title");

  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private final Set<String> placed = new HashSet<>();
  private final Map<Integer, String> named = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private int tables;
  private boolean body;
  private int lists;

  /** What was read; pictures that the text does not place stand at the end. */
  List<Block> blocks() {
    flush();
    var all = new ArrayList<Block>();
    for (int i = 0; i < blocks.size(); i++) {
      all.add(blocks.get(i));
      var name = named.get(i);
      if (name != null) {
        place(name, all);
      }
    }
    files.keySet().stream()
        .filter(name -> !placed.contains(name))
        .sorted()
        .toList()
        .forEach(name -> place(name, all));
    return all.isEmpty() ? List.of(new Block.Paragraph("")) : all;
  }

  private void place(String name, List<Block> all) {
    var bytes = files.get(name);
    if (bytes == null) {
      return;
    }
    placed.add(name);
    if (name.toLowerCase(java.util.Locale.ROOT).matches(".*\\.(png|jpe?g|gif|bmp)")) {
      all.add(new Block.Picture(bytes));
    } else {
      all.add(new Block.Paragraph("〔内嵌对象 %s 未显示 · embedded object not shown〕".formatted(name)));
    }
  }

  void embedded(String name, byte[] bytes) {
    if (bytes.length > 0) {
      files.putIfAbsent(
          name.isEmpty() ? "object" + (files.size() + 1) : name.replaceAll(".*[/\\\\]", ""), bytes);
    }
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    switch (local) {
      case "body" -> {
        body = true;
        text.setLength(0);
      }
      case "table" -> {
        if (tables++ == 0) {
          flush();
          rows = new ArrayList<>();
        }
      }
      case "tr" -> {
        if (tables == 1) {
          row = new ArrayList<>();
        }
      }
      case "td", "th" -> {
        if (tables == 1) {
          text.setLength(0);
        }
      }
      case "ul", "ol" -> lists++;
      case "br" -> text.append('\n');
      case "img" -> picture(attributes.getValue("src"));
      default -> {
        if (tables == 0 && (HEADINGS.contains(local) || BLOCKS.contains(local))) {
          flush();
          text.append(local.equals("li") ? "• " : "");
        }
      }
    }
  }

  @Override
  public void endElement(String uri, String local, String name) {
    switch (local) {
      case "td", "th" -> {
        if (tables == 1) {
          row.add(text.toString().strip());
          text.setLength(0);
        }
      }
      case "tr" -> {
        if (tables == 1 && !row.isEmpty()) {
          rows.add(row);
        }
      }
      case "table" -> {
        if (--tables == 0) {
          blocks.add(new Block.Table(rows, 0));
          text.setLength(0);
        }
      }
      case "ul", "ol" -> lists--;
      default -> ended(local);
    }
  }

  private void ended(String local) {
    if (tables > 0) {
      if (BLOCKS.contains(local) || HEADINGS.contains(local)) {
        text.append('\n');
      }
    } else if (HEADINGS.contains(local)) {
      var heading = text.toString().strip();
      text.setLength(0);
      if (!heading.isEmpty()) {
        blocks.add(new Block.Heading(local.charAt(1) - '0', heading));
      }
    } else if (BLOCKS.contains(local)) {
      flush();
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (body) {
      text.append(characters, start, length);
    }
  }

  @Override
  public void ignorableWhitespace(char[] characters, int start, int length) {
    characters(characters, start, length);
  }

  private void picture(@org.jspecify.annotations.Nullable String source) {
    if (source != null && source.startsWith("embedded:") && tables == 0) {
      flush();
      if (blocks.isEmpty()) {
        blocks.add(new Block.Paragraph(""));
      }
      named.put(blocks.size() - 1, source.substring("embedded:".length()));
    }
  }

  private void flush() {
    var paragraph = text.toString().strip();
    text.setLength(0);
    if (!paragraph.isEmpty() && tables == 0) {
      blocks.add(new Block.Paragraph(paragraph, Math.max(0, lists - 1)));
    }
  }
}
