import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { NzTableModule } from 'ng-zorro-antd/table';
import { RoleRights } from '../api/types';
import { Notice } from '../shared/notice';
import { rightText, roleText } from './role-texts';

/** Role by right: who may do what, whatever the hospital. */
@Component({
  selector: 'aj-roles-page',
  imports: [NzTableModule, Notice],
  template: `
    <div class="page">
      <div class="page-head">
        <div>
          <h1 i18n="@@people.roles">角色与权限</h1>
          <p i18n="@@people.rolesLead">三员（系统、安全、审计管理员）互不兼任，也不因此读取病案。</p>
        </div>
      </div>
      @if (roles.error(); as problem) {
        <div class="panel"><aj-notice [problem]="problem" (again)="roles.reload()" /></div>
      } @else {
        <nz-table
          class="panel"
          nzSize="small"
          [nzData]="rights()"
          [nzFrontPagination]="false"
          [nzShowPagination]="false"
          [nzLoading]="roles.isLoading()"
          [nzScroll]="{ x: '1080px' }"
        >
          <thead>
            <tr>
              <th scope="col" nzWidth="220px" i18n="@@people.right">权限</th>
              @for (role of all(); track role.role) {
                <th scope="col" class="mark">{{ roleText(role.role) }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (right of rights(); track right) {
              <tr>
                <th scope="row">
                  {{ rightText(right) }}<small class="mono">{{ right }}</small>
                </th>
                @for (role of all(); track role.role) {
                  <td class="mark">
                    @if (role.rights.includes(right)) {
                      <span aria-hidden="true">●</span><span class="sr-only" i18n="@@people.yes">是</span>
                    }
                  </td>
                }
              </tr>
            }
          </tbody>
        </nz-table>
      }
    </div>
  `,
  styles: `
    .mark {
      color: var(--theme);
      text-align: center;
    }
    th[scope='row'] {
      font-weight: 500;
      text-align: left;
    }
    small {
      display: block;
      color: var(--ink-3);
      font-size: 11px;
    }
  `,
})
export class RolesPage {
  protected readonly roles = httpResource<RoleRights[]>(() => '/api/people/roles');
  protected readonly all = computed(() => (this.roles.hasValue() ? this.roles.value() : []));
  protected readonly rights = computed(() => [...new Set(this.all().flatMap((role) => role.rights))].sort());
  protected readonly roleText = roleText;
  protected readonly rightText = rightText;
}
