import type { ReactNode } from "react";
import { Component } from "react";
import { isLoadFailure } from "./load-failure.ts";

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** A change of it gives children that crashed another try; those that were not loaded wait until they are asked for. */
  readonly resetKey: string;
  /** Shown in place of children that failed. */
  readonly renderFailure: (retry: () => void, error: unknown) => ReactNode;
  readonly onFailure?: () => void;
}

interface ErrorBoundaryState {
  readonly failure: { readonly error: unknown } | null;
}

/** Keeps one pane's crash to that pane. A class, because React catches with nothing else. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failure: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { failure: { error } };
  }

  override componentDidCatch(): void {
    this.props.onFailure?.();
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    const { failure } = this.state;
    if (failure === null || before.resetKey === this.props.resetKey) return;
    if (!isLoadFailure(failure.error)) this.retry();
  }

  override render(): ReactNode {
    const { failure } = this.state;
    return failure === null
      ? this.props.children
      : this.props.renderFailure(this.retry, failure.error);
  }

  private readonly retry = (): void => this.setState({ failure: null });
}
