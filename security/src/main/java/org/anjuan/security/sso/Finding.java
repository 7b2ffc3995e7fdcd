package org.anjuan.security.sso;

/** What is wrong with a provider, or its settings: for the administrator who tries it. */
public enum Finding {
  FINE("连接正常，设置可用。", "The connection works."),
  ADDRESS_NOT_ALLOWED(
      "地址不允许访问：须为 https（或 ldaps、StartTLS），且不得指向本机、链路本地或云元数据地址。例外须由安装人员在 anjuan.sso.allow-plain"
          + " 中列出。",
      "The address may not be called: https (or ldaps, StartTLS) is needed, and neither this"
          + " machine, link-local nor cloud metadata addresses. Exceptions are listed in"
          + " anjuan.sso.allow-plain by the installer."),
  NAME_NOT_FOUND("找不到该主机名，请检查地址和域名解析。", "The host name is not known: check the address and DNS."),
  NOT_REACHABLE(
      "连接不上或超时，请检查地址、端口和防火墙。",
      "No connection, or no answer in time: check address, port, firewall."),
  NOT_TRUSTED(
      "对方证书不受信任或与主机名不符；内部 CA 请在“受信任证书”中粘贴其证书（PEM）。",
      "Its certificate is not trusted or is another host's; paste your CA's certificate (PEM)."),
  REFUSED_TLS(
      "服务器不支持 StartTLS 或安全连接失败。", "The server has no StartTLS, or the secure connection failed."),
  REDIRECTED(
      "对方返回了重定向，这里不跟随；请填写最终地址。",
      "It answered with a redirect, which is not followed: enter the final address."),
  WRONG_STATUS("对方返回了错误状态，地址可能不正确。", "It answered with an error: the address may be wrong."),
  NOT_UNDERSTOOD("对方的回答无法识别，地址可能不正确。", "Its answer can't be understood: the address may be wrong."),
  TOO_LONG("对方的回答过长，已放弃。", "Its answer is too long and was dropped."),
  ISSUER_DIFFERS(
      "发现文档中的 issuer 与填写的不一致，须逐字相同。",
      "The issuer in the discovery document differs from the one entered: it must be the very"
          + " same."),
  NO_CODE_FLOW(
      "对方不支持授权码方式或没有可用的签名算法。",
      "It has no authorization code flow, or no signature algorithm of ours."),
  CLIENT_REFUSED("客户端编号或密钥不被接受。", "It does not accept the client id or secret."),
  SERVICE_REFUSED(
      "CAS 不接受本系统的服务地址，请在 CAS 中登记。", "CAS does not accept our service address: register it there."),
  BIND_REFUSED("绑定账号或密码不被接受。", "It does not accept the bind DN or its password."),
  BASE_NOT_FOUND(
      "找不到检索起点（base），或绑定账号无权读取。", "The search base is not there, or the bind DN may not read it."),
  FILTER_INVALID("检索条件无法识别。", "The filter can't be understood."),
  PERSON_NOT_FOUND("连接正常，但按此登录名没有找到人员。", "The connection works, but nobody has this log-in name."),
  PERSON_AMBIGUOUS(
      "按此登录名找到不止一人，请修改检索条件。", "More than one person has this log-in name: change the filter."),
  NO_STAFF_NUMBER(
      "找到了人员，但没有可用的工号，请检查工号属性。",
      "The person was found, but without a staff number: check the attribute.");

  private final String zh;
  private final String en;

  Finding(String zh, String en) {
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
