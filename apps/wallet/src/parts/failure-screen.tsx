import { Component, type ReactNode } from 'react';
import { useTexts } from '../language/language';
import { Notice } from './notice';
import { Screen } from './screen';
import { screenTexts } from './screen.texts';

function Failure() {
  const t = useTexts(screenTexts);
  return (
    <Screen title={t.hanout}>
      <Notice tone="bad">{t.failed}</Notice>
      <button type="button" onClick={() => location.reload()}>
        {t.tryAgain}
      </button>
    </Screen>
  );
}

/** Where a screen breaks, or its file cannot be had without a network. */
export class FailureBoundary extends Component<{ readonly children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <Failure /> : this.props.children;
  }
}
