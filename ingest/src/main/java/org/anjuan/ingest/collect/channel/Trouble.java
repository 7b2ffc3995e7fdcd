package org.anjuan.ingest.collect.channel;

/** What can be wrong with a source, and what to do about it. */
public enum Trouble {
  ADDRESS_NOT_ALLOWED("该地址不允许访问", "This address may not be called"),
  FOLDER_NOT_ALLOWED("该目录不在允许采集的根目录下", "This folder is not below a permitted root"),
  NAME_NOT_FOUND("找不到该主机名", "There is no host of this name"),
  NOT_REACHABLE("连接不上来源，或连接中断", "The source can't be reached, or the connection broke"),
  NOT_TRUSTED("来源的证书或主机密钥不受信任", "The source's certificate or host key is not trusted"),
  LOG_IN_REFUSED("来源拒绝了登录", "The source refuses the log-in"),
  REFUSED("来源拒绝了请求", "The source refuses the request"),
  NOT_UNDERSTOOD("来源的应答无法理解，请检查配置", "The source's answer makes no sense; check the settings"),
  TOO_LONG("来源的应答过长", "The source's answer is too long"),
  NO_DRIVER("没有此数据库的驱动，请放入驱动目录", "There is no driver for this database; put its JAR in place"),
  GONE("来源处已没有该文件", "The source no longer has it"),
  STILL_WRITTEN("文件仍在写入，或传输中被截断", "It is still being written, or was cut short on its way"),
  CHANGED("读取时文件已变化", "It changed while it was read");

  private final String zh;
  private final String en;

  Trouble(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }
}
