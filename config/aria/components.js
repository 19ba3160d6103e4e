/** Attributes per built-in component; an empty string is the value of an attribute that is not set. */
const all = {
  'aria-role': '', 'aria-label': '', 'aria-hidden': '', 'aria-checked': '', 'aria-selected': '',
  'aria-disabled': '', 'aria-expanded': '', 'aria-live': ''
}
const label = { 'aria-label': '' }

module.exports = { View: all, Button: all, Input: label, Textarea: label, Image: { ...label, 'aria-hidden': '' } }
