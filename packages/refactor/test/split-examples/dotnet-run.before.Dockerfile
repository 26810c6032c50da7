FROM mcr.microsoft.com/dotnet/sdk:8.0.404
WORKDIR /app
COPY . .
RUN dotnet restore
EXPOSE 5000
CMD ["dotnet", "run", "--project", "src/Web/Web.csproj", "--urls", "http://0.0.0.0:5000"]
