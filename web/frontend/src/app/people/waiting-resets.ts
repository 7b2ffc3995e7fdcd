import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { PasswordHandover, WaitingReset } from '../api/types';
import { Command } from '../shared/command';
import { OnceShown } from '../shared/once-shown';
import { Session } from '../shared/session';
import { PeopleApi } from './people-api';

/** Password resets that wait for the second hand; nothing at all where none waits. */
@Component({
  selector: 'aj-waiting-resets',
  imports: [DatePipe, NzButtonComponent],
  template: `
    @if (resets.hasValue() && resets.value().length > 0) {
      <section class="panel waiting" aria-labelledby="waiting-resets">
        <h2 id="waiting-resets" i18n="@@people.waitingResets">待核实的密码发放</h2>
        @for (reset of resets.value(); track reset.id) {
          <div class="one">
            <span
              ><strong>{{ reset.name }}</strong> <span class="mono">{{ reset.username }}</span>
              <small>
                {{ reset.requestedByName }} · {{ reset.requestedAt | date: 'MM-dd HH:mm' }} ·
                {{ reset.reason }}
              </small>
            </span>
            @if (keeps) {
              <span class="deeds">
                <button
                  nz-button
                  nzSize="small"
                  nzType="primary"
                  type="button"
                  [disabled]="command.running() !== null"
                  (click)="release(reset)"
                  i18n="@@people.release"
                >
                  已核实，给出后一半
                </button>
                <button
                  nz-button
                  nzSize="small"
                  type="button"
                  [disabled]="command.running() !== null"
                  (click)="refuse(reset)"
                  i18n="@@people.refuse"
                >
                  不同意
                </button>
              </span>
            }
          </div>
        }
      </section>
    }
  `,
  styles: `
    .waiting {
      margin-bottom: 12px;
      padding: 12px 16px;
    }
    h2 {
      margin: 0 0 8px;
      font-size: 15px;
    }
    .one {
      display: flex;
      gap: 12px;
      align-items: center;
      justify-content: space-between;
      padding: 6px 0;
      border-top: 1px solid var(--line);
    }
    .deeds {
      display: flex;
      gap: 8px;
    }
    small {
      display: block;
      color: var(--ink-3);
    }
  `,
})
export class WaitingResets {
  private readonly api = inject(PeopleApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  protected readonly keeps = inject(Session).may('ACCOUNT_MANAGE');
  protected readonly command = new Command<PasswordHandover | null>();
  protected readonly resets = httpResource<WaitingReset[]>(() => '/api/people/password-resets');

  protected async release(reset: WaitingReset): Promise<void> {
    const half = await this.command.run(this.api.releaseReset(reset.id));
    this.tell();
    if (half) {
      this.modal.create<OnceShown, { secret: string; hint: string }>({
        nzTitle: $localize`:@@people.secondHalf:密码后一半：${reset.name}:name:`,
        nzContent: OnceShown,
        nzData: {
          secret: half.password,
          hint: $localize`:@@people.secondHalfHint:请直接告诉本人，接在前一半之后。原密码现已失效，关闭后无法再看。`,
        },
        nzFooter: null,
        nzMaskClosable: false,
      });
    }
    this.resets.reload();
  }

  protected async refuse(reset: WaitingReset): Promise<void> {
    await this.command.run(this.api.refuseReset(reset.id));
    this.tell();
    this.resets.reload();
  }

  private tell(): void {
    const problem = this.command.problem();
    if (problem) this.message.error(problem.message);
  }
}
