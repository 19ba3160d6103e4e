import '@testing-library/jest-dom'

process.env.TARO_ENV = 'h5'
