FROM ruby:3.2-alpine
RUN apk add --no-cache build-base sqlite-dev tzdata
WORKDIR /app
COPY Gemfile* ./
RUN bundle install --jobs 4
COPY . .
CMD ["bundle", "exec", "rackup", "-o", "0.0.0.0"]
