import { Component, type ReactNode } from 'react'
import { PartMissing } from '../part.ts'
import { Failure } from './failure.tsx'

type Props = { children: ReactNode; /** When it changes (the path), the boundary forgets the failure. */ at?: string }

/** Catches what a page throws while drawing: the shell stays, the page says so. */
export class Boundary extends Component<Props, { error: unknown; at: string | undefined }> {
  override state: { error: unknown; at: string | undefined } = { error: undefined, at: this.props.at }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  static getDerivedStateFromProps(props: Props, state: { at: string | undefined }) {
    return props.at === state.at ? null : { at: props.at, error: undefined }
  }
  override componentDidCatch(error: unknown) {
    console.error(error)
  }
  override render() {
    if (this.state.error === undefined) return this.props.children
    const { error } = this.state
    const again = () => {
      if (error instanceof PartMissing) error.renew()
      this.setState({ error: undefined })
    }
    return <Failure error={error} again={again} />
  }
}
