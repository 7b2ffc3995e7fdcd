/** Why somebody who came back from an identity provider was not let in; the server's codes. */
const refusals: Readonly<Record<string, string>> = {
  stale: $localize`:@@signOn.stale:本次登录已失效，请重新点击登录按钮`,
  unavailable: $localize`:@@signOn.unavailable:统一身份认证暂时无法连接，请稍后重试；本系统的账号和密码仍可登录`,
  declined: $localize`:@@signOn.declined:统一身份认证未通过或已取消`,
  'not-proven': $localize`:@@signOn.notProven:统一身份认证的结果无法核实，已拒绝登录`,
  'no-staff-number': $localize`:@@signOn.noStaffNumber:统一身份认证没有给出您的工号，请联系信息科`,
  'unknown-person': $localize`:@@signOn.unknownPerson:您还没有本系统的账号，请联系信息科`,
  ambiguous: $localize`:@@signOn.ambiguous:您的工号对应多个账号，请联系信息科`,
  deactivated: $localize`:@@signOn.deactivated:您的账号已停用，请联系信息科`,
  'awaits-activation': $localize`:@@signOn.awaits:已为您开立账号，待管理员启用后即可登录`,
  administrator: $localize`:@@signOn.administrator:三员账号只能用本系统的用户名和密码登录`,
};

export const refusal = (code: string | null): string => (code === null ? '' : (refusals[code] ?? ''));

const RETURN = 'anjuan.return-to';

/** Kept in the tab only: an address may name a record. */
export const keepReturn = (address: string): void => sessionStorage.setItem(RETURN, address);

export function takeReturn(): string {
  const kept = sessionStorage.getItem(RETURN) ?? '/';
  sessionStorage.removeItem(RETURN);
  return kept.startsWith('/') && !kept.startsWith('//') ? kept : '/';
}
