import { DatePipe } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzProgressComponent } from 'ng-zorro-antd/progress';
import { NzSkeletonComponent } from 'ng-zorro-antd/skeleton';
import { Engine } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { Session } from '../shared/session';
import { DeadLetters } from './dead-letters';
import { durationText, familyName, healthOf, indexStateName, kindName } from './health';
import { LiveSystem } from './live-system';
import { SystemApi } from './system-api';
import { ThroughputChart } from './throughput-chart';

@Component({
  selector: 'aj-system-page',
  imports: [
    DatePipe,
    NzButtonComponent,
    NzProgressComponent,
    NzSkeletonComponent,
    DeadLetters,
    Notice,
    ThroughputChart,
  ],
  providers: [LiveSystem, NzModalService],
  templateUrl: './system-page.html',
  styleUrl: './system-page.css',
})
export class SystemPage {
  private readonly api = inject(SystemApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  private readonly session = inject(Session);
  protected readonly live = inject(LiveSystem);

  protected readonly rebuilding = new Command();
  protected readonly asked = signal(false);
  protected readonly mayRebuild = computed(() => this.session.may('INDEX_REBUILD'));
  protected readonly mayRetry = computed(() => this.session.may('DEAD_LETTER_MANAGE'));
  protected readonly durationText = durationText;
  protected readonly familyName = familyName;
  protected readonly kindName = kindName;
  protected readonly indexStateName = indexStateName;

  protected readonly engines = computed(() => {
    const state = this.live.state();
    if (!state) return [];
    const card = (name: string, role: string, engine: Engine) => ({
      name,
      role,
      engine,
      health: healthOf(engine.healthy),
    });
    return [
      card('MongoDB', $localize`:@@engine.store:病案与文书库`, state.mongodb),
      card('Elasticsearch', $localize`:@@engine.index:全文索引`, state.elasticsearch),
    ];
  });
  protected readonly stages = computed(() => {
    const flow = this.live.state()?.ingestion;
    if (!flow) return [];
    return [
      { name: $localize`:@@flow.records:病案`, count: flow.records },
      { name: $localize`:@@flow.documents:文书`, count: flow.documents },
      { name: $localize`:@@flow.waiting:等待提取`, count: flow.waiting },
    ];
  });
  protected readonly kinds = computed(() => Object.entries(this.live.state()?.work.byKind ?? {}));
  protected readonly perMinute = computed(() => this.live.samples().at(-1)?.perMinute ?? 0);
  protected readonly uptime = computed(() => {
    const [state, now] = [this.live.state(), this.live.samples().at(-1)?.at];
    return state && now ? Math.max(0, (now - Date.parse(state.startedAt)) / 1000) : 0;
  });
  protected readonly rebuild = computed(() => this.live.state()?.index.rebuild);
  protected readonly rebuildRuns = computed(() => this.rebuild()?.running ?? false);
  protected readonly rebuilt = computed(() => {
    const rebuild = this.rebuild();
    return rebuild && rebuild.total > 0 ? Math.floor((rebuild.done / rebuild.total) * 100) : 0;
  });

  protected askRebuild(): void {
    this.modal.confirm({
      nzTitle: $localize`:@@rebuild.title:重建全文索引？`,
      nzContent: $localize`:@@rebuild.text:将从库中重新读取全部文书。期间检索照常可用，但会占用较多处理能力。`,
      nzOkText: $localize`:@@rebuild.ok:开始重建`,
      nzOnOk: () => this.startRebuild(),
    });
  }

  private async startRebuild(): Promise<void> {
    const answer = await this.rebuilding.run(this.api.rebuildIndex());
    if (answer === undefined) {
      this.message.error(this.rebuilding.problem()?.message ?? '');
      return;
    }
    this.message.success($localize`:@@rebuild.started:已开始重建`);
    this.live.ask();
  }
}
