package org.anjuan.station.window;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;
import javax.swing.TransferHandler;
import org.anjuan.station.RunningStation;
import org.anjuan.station.Words;
import org.anjuan.station.upload.Link;

/**
 * The window: how the station stands with the archive, a field for the patient that a bar-code
 * scanner types into, the files that wait for a patient, and what is in the queue.
 */
public final class StationWindow {
  private static final Color GOOD = new Color(0x1b6e3c);
  private static final Color BAD = new Color(0xa3201a);
  private static final Color QUIET = new Color(0x555555);

  private final RunningStation station;
  private final JFrame frame = new JFrame();
  private final JLabel link = new JLabel();
  private final JLabel unnamed = new JLabel();
  private final JTextField patient = new JTextField(24);
  private final QueueTable rows = new QueueTable();
  private final List<Path> dropped = new ArrayList<>();

  private StationWindow(RunningStation station) {
    this.station = station;
  }

  /** Opens the window; closing it ends the station. */
  public static void open(RunningStation station) {
    SwingUtilities.invokeLater(() -> {
      var window = new StationWindow(station);
      window.build();
      station.tellOfChanges(() -> SwingUtilities.invokeLater(window::show));
      window.show();
    });
  }

  private void build() {
    frame.setTitle(new Words("案卷采集站", "Anjuan collection station").here());
    frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            station.stop();
            frame.dispose();
          }
        });
    var table = new JTable(rows);
    table.setRowHeight(24);
    table.getAccessibleContext().setAccessibleName(new Words("待上传", "Waiting").here());
    frame.add(head(), BorderLayout.NORTH);
    frame.add(new JScrollPane(table), BorderLayout.CENTER);
    frame.add(foot(), BorderLayout.SOUTH);
    frame.getRootPane().setTransferHandler(new Drop());
    frame.setMinimumSize(new Dimension(640, 420));
    frame.pack();
    frame.setLocationByPlatform(true);
    frame.setVisible(true);
    patient.requestFocusInWindow();
  }

  private Component head() {
    var label = new JLabel(new Words("患者（住院号，可扫码）", "Patient (admission number, or scan)").here());
    label.setLabelFor(patient);
    patient.addActionListener(event -> take());
    var line = new JPanel(new FlowLayout(FlowLayout.LEADING));
    line.add(label);
    line.add(patient);
    line.add(button(new Words("选择文件…", "Choose files…"), this::choose));
    var head = new JPanel();
    head.setLayout(new BoxLayout(head, BoxLayout.PAGE_AXIS));
    head.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
    link.setAlignmentX(Component.LEFT_ALIGNMENT);
    line.setAlignmentX(Component.LEFT_ALIGNMENT);
    unnamed.setAlignmentX(Component.LEFT_ALIGNMENT);
    head.add(link);
    head.add(line);
    head.add(unnamed);
    return head;
  }

  private Component foot() {
    var foot = new JPanel(new FlowLayout(FlowLayout.TRAILING));
    if (station.pairingCode() != null) {
      foot.add(button(new Words("扫描仪配对码…", "Scanner pairing code…"), this::showPairing));
    }
    foot.add(button(new Words("重试被拒的文件", "Retry what was refused"), this::retry));
    return foot;
  }

  private static JButton button(Words text, Runnable deed) {
    var button = new JButton(text.here());
    button.addActionListener(event -> deed.run());
    return button;
  }

  private void show() {
    var now = station.link();
    link.setText(words(now).here());
    link.setForeground(
        switch (now.state()) {
          case CONNECTED -> GOOD;
          case REFUSED -> BAD;
          case AWAY, UNKNOWN -> QUIET;
        });
    var waiting = station.nameless().size() + dropped.size();
    var trouble = station.folderTrouble();
    unnamed.setText(
        trouble != null
            ? trouble.here()
            : waiting == 0
                ? new Words(
                        "把文件拖到这里，再输入患者后按回车",
                        "Drop files here, then name the patient and press Enter")
                    .here()
                : new Words(
                        waiting + " 个文件待登记患者：输入或扫码后按回车",
                        waiting + " files wait for their patient: type or scan, then Enter")
                    .here());
    rows.show(station.queue().all());
  }

  private static Words words(Link link) {
    var welcome = link.welcome();
    var name = welcome == null ? "" : welcome.name() + " · " + welcome.categoryName();
    var trouble = link.trouble();
    return switch (link.state()) {
      case UNKNOWN -> new Words("正在连接…", "Connecting…");
      case CONNECTED -> new Words("已连接  " + name, "Connected  " + name);
      case AWAY -> new Words("未连接，文件先存本机  " + name, "No connection, files wait here  " + name);
      case REFUSED -> trouble == null ? new Words("被拒绝", "Refused") : trouble;
    };
  }

  private void choose() {
    var chooser = new JFileChooser();
    chooser.setMultiSelectionEnabled(true);
    if (chooser.showOpenDialog(frame) == JFileChooser.APPROVE_OPTION) {
      drop(List.of(chooser.getSelectedFiles()));
    }
  }

  private void drop(List<File> files) {
    files.stream().map(File::toPath).filter(Files::isRegularFile).forEach(dropped::add);
    if (patient.getText().isBlank()) {
      show();
      patient.requestFocusInWindow();
    } else {
      take();
    }
  }

  /** Everything that waits for a patient is this one's. */
  private void take() {
    var key = patient.getText().strip();
    var found = List.copyOf(station.nameless());
    var given = List.copyOf(dropped);
    if (key.isEmpty() || (found.isEmpty() && given.isEmpty())) {
      return;
    }
    patient.setText("");
    dropped.clear();
    background(() -> {
      for (var file : found) {
        station.take(file, key);
      }
      for (var file : given) {
        try (var content = Files.newInputStream(file)) {
          station.take(content, String.valueOf(file.getFileName()), key);
        }
      }
    });
  }

  private void retry() {
    background(station::retryAll);
  }

  private void showPairing() {
    var code = new JTextField(station.pairingCode());
    code.setEditable(false);
    JOptionPane.showMessageDialog(
        frame,
        code,
        new Words("在扫描页面输入一次", "Enter it once on the scanning page").here(),
        JOptionPane.PLAIN_MESSAGE);
  }

  private interface Deed {
    void run() throws IOException;
  }

  private void background(Deed deed) {
    new SwingWorker<Void, Void>() {
      @Override
      protected Void doInBackground() throws IOException {
        deed.run();
        return null;
      }

      @Override
      protected void done() {
        try {
          get();
        } catch (ExecutionException failed) {
          JOptionPane.showMessageDialog(
              frame,
              new Words("文件未能存入本机队列，请重试", "The file could not be kept: try again").here(),
              frame.getTitle(),
              JOptionPane.ERROR_MESSAGE);
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
        }
        StationWindow.this.show();
      }
    }.execute();
  }

  private final class Drop extends TransferHandler {
    @Override
    public boolean canImport(TransferSupport support) {
      return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
    }

    @Override
    public boolean importData(TransferSupport support) {
      try {
        var files = new ArrayList<File>();
        var data = support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
        if (data instanceof List<?> list) {
          list.forEach(file -> files.add((File) file));
        }
        drop(files);
        return !files.isEmpty();
      } catch (UnsupportedFlavorException | IOException gone) {
        return false;
      }
    }
  }
}
