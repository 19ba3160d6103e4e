import { useId, type ReactNode } from 'react'

interface Given { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string; status?: 'error' }

interface Props {
  label: ReactNode
  error?: string | null
  hint?: string
  /** Draws the control with what ties it to its label and its error. */
  children: (field: Given) => ReactNode
}

/** A form's row: its name, the control, and beside it what is wrong. */
export function Field({ label, error, hint, children }: Props) {
  const id = useId()
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ')
  return (
    <div className='field'>
      <label htmlFor={id} className='field-label'>{label}</label>
      {children({ id, ...(error && { 'aria-invalid': true, status: 'error' }), ...(described && { 'aria-describedby': described }) })}
      {hint ? <div id={`${id}-hint`} className='cap'>{hint}</div> : null}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

export function FieldError({ id, error }: { id?: string; error?: string | null }) {
  return error ? <div id={id} role='alert' className='field-error'>{error}</div> : null
}
