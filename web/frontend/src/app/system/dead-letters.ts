import { DatePipe } from '@angular/common';
import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzTableModule } from 'ng-zorro-antd/table';
import { DeadLetter, DeadLetterList } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { kindName } from './health';
import { SystemApi } from './system-api';

/** Work that gave up: nothing is lost, someone must look. */
@Component({
  selector: 'aj-dead-letters',
  imports: [DatePipe, NzButtonComponent, NzTableModule, Notice],
  template: `
    <section class="panel" aria-labelledby="dead">
      <h2 id="dead" i18n="@@dead.title">未能完成的处理</h2>
      @if (reading.problem(); as problem) {
        <aj-notice compact [problem]="problem" (again)="read()" />
      } @else if (letters().length === 0) {
        <p class="muted" i18n="@@dead.none">没有失败的处理。</p>
      } @else {
        <nz-table nzSize="small" [nzData]="letters()" [nzFrontPagination]="false" [nzShowPagination]="false">
          <thead>
            <tr>
              <th scope="col" nzWidth="90px" i18n="@@dead.kind">处理</th>
              <th scope="col" nzWidth="260px" i18n="@@dead.subject">对象</th>
              <th scope="col" nzWidth="76px" class="num" i18n="@@dead.attempts">次数</th>
              <th scope="col" i18n="@@dead.error">最后一次错误</th>
              <th scope="col" nzWidth="150px" i18n="@@dead.since">自</th>
              <th scope="col" nzWidth="90px">
                <span class="sr-only" i18n="@@quarantine.actions">处理</span>
              </th>
            </tr>
          </thead>
          <tbody>
            @for (letter of letters(); track letter.id) {
              <tr>
                <td>{{ kindName(letter.kind) }}</td>
                <td class="mono">{{ letter.subject }}</td>
                <td class="num">{{ letter.attempts }}</td>
                <td>{{ letter.lastError }}</td>
                <td>{{ letter.since | date: 'yyyy-MM-dd HH:mm' }}</td>
                <td>
                  <button
                    nz-button
                    nzSize="small"
                    type="button"
                    [nzLoading]="retrying.running() === letter.id"
                    [disabled]="retrying.running() !== null"
                    (click)="retry(letter)"
                  >
                    <span i18n="@@quarantine.retry">重试</span>
                  </button>
                </td>
              </tr>
            }
          </tbody>
        </nz-table>
      }
    </section>
  `,
  styles: `
    h2 {
      padding: 10px 16px;
    }
    p {
      padding: 0 16px 14px;
    }
  `,
})
export class DeadLetters {
  private readonly api = inject(SystemApi);
  private readonly message = inject(NzMessageService);
  /** How many the server counts: the list is read again when this changes. */
  readonly dead = input(0);

  protected readonly letters = signal<readonly DeadLetter[]>([]);
  protected readonly reading = new Command<DeadLetterList>();
  protected readonly retrying = new Command();
  protected readonly kindName = kindName;

  constructor() {
    effect(() => {
      this.dead();
      untracked(() => void this.read());
    });
  }

  protected async read(): Promise<void> {
    const list = await this.reading.run(this.api.deadLetters());
    if (list) this.letters.set(list.items);
  }

  protected async retry(letter: DeadLetter): Promise<void> {
    const answer = await this.retrying.run(this.api.retry(letter.id), letter.id);
    if (answer === undefined) {
      this.message.error(this.retrying.problem()?.message ?? '');
      return;
    }
    this.message.success($localize`:@@dead.retried:已重新排队`);
    this.letters.update((letters) => letters.filter((l) => l.id !== letter.id));
  }
}
