import '@angular/localize/init';
import { configure } from '@testing-library/dom';
import { afterEach, beforeEach, vi } from 'vitest';

// A busy machine is slow to load a page's code for the first time.
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 10_000 });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

// Dialogs and menus live beside the application.
afterEach(() =>
  document.querySelectorAll('.cdk-overlay-container').forEach((overlay) => (overlay.innerHTML = '')),
);
